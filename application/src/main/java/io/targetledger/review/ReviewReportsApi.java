package io.targetledger.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.review.Fairness.BeforeAndAfter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What is overdue in a cycle, and how fair it was. */
@Controller
final class ReviewReportsApi {

    private final ReminderQueries reminders;
    private final FairnessQueries fairness;
    private final ReviewReaders readers;

    ReviewReportsApi(ReminderQueries reminders, FairnessQueries fairness, ReviewReaders readers) {
        this.reminders = reminders;
        this.fairness = fairness;
        this.readers = readers;
    }

    /** What an id names, to be read where the report was. */
    private static CompletableFuture<@Nullable Found<?>> named(
            @Nullable Object id, ReadPoint at, DataFetchingEnvironment environment) {
        return id == null
                ? CompletableFuture.completedFuture(null)
                : References.load(environment, new Reference(id.toString(), at));
    }

    record ReviewReminder(Reminder reminder, ReadPoint at) {

        public Reminder.Kind kind() {
            return reminder.kind();
        }

        public LocalDate due() {
            return reminder.due();
        }

        public long daysLate() {
            return reminder.daysLate();
        }
    }

    @QueryMapping
    Connection<ReviewReminder> reviewReminders(
            @Argument String cycleId, PageRequest page, Caller caller, ReadPoint at) {
        List<Reminder> all = reminders.of(
                Given.required("cycleId", cycleId, ReviewCycleId::new), readers.scopeOf(caller.actor()), at);
        Slice<Reminder> slice = ReminderQueries.page(all, page);
        return Connection.of(slice.map(reminder -> new ReviewReminder(reminder, at)), all::size);
    }

    @SchemaMapping(typeName = "ReviewReminder")
    CompletableFuture<@Nullable Found<?>> subject(ReviewReminder reminder, DataFetchingEnvironment environment) {
        return named(reminder.reminder().subject(), reminder.at(), environment);
    }

    @SchemaMapping(typeName = "ReviewReminder")
    CompletableFuture<@Nullable Found<?>> waitsFor(ReviewReminder reminder, DataFetchingEnvironment environment) {
        return named(reminder.reminder().waitsFor(), reminder.at(), environment);
    }

    /** @throws AccessDenied for all but ADMIN and AUDITOR */
    @QueryMapping
    @Nullable
    Report fairnessReport(@Argument String cycleId, Caller caller, ReadPoint at) {
        if (!ReviewReaders.seesEverything(caller.actor())) {
            throw new AccessDenied(caller.actor(), "Query.fairnessReport", "NEEDS_AUDITOR");
        }
        return fairness.of(Given.required("cycleId", cycleId, ReviewCycleId::new), at)
                .map(report -> new Report(report, at))
                .orElse(null);
    }

    /** A report, and where it was read. */
    record Report(FairnessReport report, ReadPoint at) {

        public BeforeAndAfter overall() {
            return report.overall();
        }

        public List<Group> units() {
            return report.units().stream()
                    .map(unit -> new Group(unit.unit().value(), unit.ratings(), at))
                    .toList();
        }

        public List<Group> raters() {
            return report.raters().stream()
                    .map(rater -> new Group(rater.rater().value(), rater.ratings(), at))
                    .toList();
        }

        public List<Lenient> leniency() {
            return report.leniency().stream()
                    .map(found -> new Lenient(found.rater().value(), found.deviation(), found.people(), at))
                    .toList();
        }

        public @Nullable BigDecimal agreement() {
            return report.agreement();
        }
    }

    /** @param by id of what the ratings are grouped by */
    record Group(String by, BeforeAndAfter ratings, ReadPoint at) {}

    record Lenient(String by, BigDecimal deviation, int people, ReadPoint at) {}

    @SchemaMapping(typeName = "FairnessReport")
    CompletableFuture<@Nullable Found<?>> cycle(Report report, DataFetchingEnvironment environment) {
        return named(report.report().cycle(), report.at(), environment);
    }

    @SchemaMapping(typeName = "RatingsOfUnit")
    CompletableFuture<@Nullable Found<?>> unit(Group group, DataFetchingEnvironment environment) {
        return named(group.by(), group.at(), environment);
    }

    @SchemaMapping(typeName = "RatingsOfRater", field = "rater")
    CompletableFuture<@Nullable Found<?>> ratingManager(Group group, DataFetchingEnvironment environment) {
        return named(group.by(), group.at(), environment);
    }

    @SchemaMapping(typeName = "Leniency", field = "rater")
    CompletableFuture<@Nullable Found<?>> lenientRater(Lenient lenient, DataFetchingEnvironment environment) {
        return named(lenient.by(), lenient.at(), environment);
    }
}
