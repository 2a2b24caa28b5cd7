package io.targetledger.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import org.jspecify.annotations.Nullable;

/** Pages of tables of the same rows one after the other, as if they were one. */
public record TableInParts<R extends Record & FactRow>(String name, List<FactTable<R>> parts) {

    /** @throws UnanswerableRead as the parts do */
    public FactPage<R> page(FactQuestion question, ReadPoint at) {
        int part = partOf(question.after());
        String after = question.after();
        List<R> rows = new ArrayList<>();
        FactPage<R> page = parts.get(part).page(question.after(after == null ? null : after.substring(2)), at);
        rows.addAll(page.rows());
        while (!page.hasNextPage() && part + 1 < parts.size()) {
            part++;
            page = parts.get(part).page(question.after(null).ofSize(question.size() - rows.size()), at);
            rows.addAll(page.rows());
        }
        return new FactPage<>(rows, part + "." + page.endCursor(), page.hasNextPage());
    }

    private int partOf(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        int part = after.length() > 2 && after.charAt(1) == '.' ? after.charAt(0) - '0' : -1;
        if (part < 0 || part >= parts.size()) {
            String shown = after.length() <= 40 ? after : after.substring(0, 40) + "…";
            throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", shown));
        }
        return part;
    }
}
