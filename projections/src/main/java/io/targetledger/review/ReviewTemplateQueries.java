package io.targetledger.review;

import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.review.ReviewTemplateFold.TEMPLATES;

/** How templates of reviews are found. */
public final class ReviewTemplateQueries {

    private final ViewReader<ReviewTemplateView> templates;

    public ReviewTemplateQueries(Views views) {
        this.templates = views.reader(TEMPLATES);
    }

    public Optional<Versioned<ReviewTemplateView>> find(ReviewTemplateId template, ReadPoint at) {
        return templates.find(template.value(), at);
    }

    public Slice<Versioned<ReviewTemplateView>> page(PageRequest page, ReadPoint at) {
        return templates.page(Filters.empty(), Order.BY_KEY, page, at);
    }

    public long count(ReadPoint at) {
        return templates.count(Filters.empty(), at);
    }
}
