package io.targetledger.odata;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.targetledger.command.AccessPolicy;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.fact.PointTerms;
import io.targetledger.fact.Snapshot;
import io.targetledger.fact.UnitLimits;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.shared.Refusal;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.queryoption.CustomQueryOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.jspecify.annotations.Nullable;

/** What a URL asks of a table, and the rows that answer it. */
final class TableReads {

    private static final List<String> CHANGE = List.of("changedAtPosition", "changedAt");

    private final FactTables tables;
    private final UnitLimits units;
    private final Views views;
    private final AccessPolicy access;
    private final ODataLimits limits;
    private final Actor actor;

    TableReads(FactTables tables, UnitLimits units, Views views, AccessPolicy access, ODataLimits limits, Actor actor) {
        this.tables = tables;
        this.units = units;
        this.views = views;
        this.access = access;
        this.limits = limits;
        this.actor = actor;
    }

    /**
     * A page.
     *
     * @param count of all rows asked for; null where nobody asks
     * @param next null on the last page
     */
    record Page(
            FactTable<?> table,
            List<? extends Record> rows,
            Snapshot snapshot,
            @Nullable Long count,
            @Nullable PageToken next) {}

    /** @param most rows on a page */
    Page page(UriInfo asked, int most) {
        return page(tableOf(asked), asked, most);
    }

    /** All rows that the filter holds for, whatever is on a page. */
    long count(UriInfo asked) {
        FactTable<?> table = tableOf(asked);
        return scan(table, asked, pointOf(asked).snapshot(views)).count();
    }

    /** @throws Refusal {@code NOT_FOUND} */
    Page row(UriInfo asked) {
        return row(tableOf(asked), asked);
    }

    private <R extends Record & FactRow> Page row(FactTable<R> table, UriInfo asked) {
        List<UriParameter> keys = setOf(asked).getKeyPredicates();
        String text = keys.get(0).getText();
        String key = text.substring(1, text.length() - 1).replace("''", "'");
        Snapshot snapshot = pointOf(asked).snapshot(views);
        R row = scan(table, FactQuestion.ALL, one -> ((FactRow) one).rowKey().equals(key), snapshot)
                .only();
        if (row == null) {
            throw new Refusal("NOT_FOUND", null, Map.of("kind", table.name(), "id", key));
        }
        return new Page(table, List.of(row), snapshot, null, null);
    }

    private <R extends Record & FactRow> Page page(FactTable<R> table, UriInfo asked, int most) {
        @Nullable
        PageToken token = asked.getSkipTokenOption() == null
                ? null
                : PageToken.decoded(asked.getSkipTokenOption().getValue());
        Snapshot snapshot =
                pointOf(asked).goingOn(token == null ? null : token.snapshot()).snapshot(views);
        RowScan<R> scan = scan(table, asked, snapshot);
        long given = token == null ? 0 : token.given();
        @Nullable
        Integer top = asked.getTopOption() == null ? null : asked.getTopOption().getValue();
        long skip = asked.getSkipOption() == null ? 0 : asked.getSkipOption().getValue();
        int wanted = top == null ? most : (int) Math.max(0, Math.min(most, top - given));
        boolean last = top != null && top - given <= most;
        @Nullable Comparator<Record> order = orderOf(table, asked);

        RowScan.Found<R> found;
        if (wanted == 0) {
            found = new RowScan.Found<>(List.of(), null, 0);
        } else if (order == null) {
            found = scan.page(
                    token == null ? null : token.cursor(), token == null ? skip : token.toSkip(), wanted, !last);
        } else {
            List<R> sorted = scan.sorted(order, top == null ? null : skip + top);
            int from = (int) Math.min(sorted.size(), skip + given);
            int to = Math.min(sorted.size(), from + wanted);
            found = new RowScan.Found<>(sorted.subList(from, to), to < sorted.size() ? "" : null, 0);
        }
        boolean ends = found.next() == null || (last && found.rows().size() == wanted);
        @Nullable Long count = countOf(asked, token, scan, found, ends && skip == 0 && top == null);
        @Nullable
        PageToken next = ends
                ? null
                : new PageToken(
                        snapshot.token(),
                        order == null ? found.next() : null,
                        given + found.rows().size(),
                        found.toSkip(),
                        count);
        return new Page(table, found.rows(), snapshot, count, next);
    }

    private static @Nullable Long countOf(
            UriInfo asked, @Nullable PageToken token, RowScan<?> scan, RowScan.Found<?> found, boolean isAll) {
        if (asked.getCountOption() == null || !asked.getCountOption().getValue()) {
            return null;
        }
        if (token != null && token.count() != null) {
            return token.count();
        }
        return token == null && isAll ? Long.valueOf(found.rows().size()) : Long.valueOf(scan.count());
    }

    private <R extends Record & FactRow> RowScan<R> scan(FactTable<R> table, UriInfo asked, Snapshot snapshot) {
        @Nullable
        Expression expression =
                asked.getFilterOption() == null ? null : asked.getFilterOption().getExpression();
        @Nullable Predicate<Record> condition = null;
        if (expression != null) {
            condition = new RowExpressions(table).of(expression)::holds;
        }
        return scan(table, Pushdown.of(expression, table), condition, snapshot);
    }

    private <R extends Record & FactRow> RowScan<R> scan(
            FactTable<R> table, FactQuestion question, @Nullable Predicate<Record> condition, Snapshot snapshot) {
        ReadPoint at = snapshot.in(views);
        return new RowScan<>(table, units.limit(question, table, actor, at), condition, at, limits);
    }

    /** Null for the order that the table has by itself. */
    private static @Nullable Comparator<Record> orderOf(FactTable<?> table, UriInfo asked) {
        if (asked.getOrderByOption() == null) {
            return null;
        }
        List<OrderByItem> items = asked.getOrderByOption().getOrders();
        OrderByItem first = items.get(0);
        if (items.size() == 1
                && !first.isDescending()
                && table.inOrderOfChange()
                && first.getExpression() instanceof Member member
                && CHANGE.contains(RowExpressions.nameOf(member))) {
            return null;
        }
        RowExpressions expressions = new RowExpressions(table);
        Comparator<Record> order = (one, other) -> 0;
        for (OrderByItem item : items) {
            Term term = expressions.of(item.getExpression());
            Comparator<Record> by = (one, other) -> Term.compare(term.of(one), term.of(other));
            order = order.thenComparing(item.isDescending() ? by.reversed() : by);
        }
        return order;
    }

    /** @throws io.targetledger.command.AccessDenied to those who may not read it */
    private FactTable<?> tableOf(UriInfo asked) {
        String name = setOf(asked).getEntitySet().getName();
        access.checkReading(actor, name);
        return tables.named(name).orElseThrow();
    }

    static UriResourceEntitySet setOf(UriInfoResource asked) {
        UriResource first = asked.getUriResourceParts().get(0);
        return (UriResourceEntitySet) first;
    }

    private static PointTerms pointOf(UriInfo asked) {
        return PointTerms.of(asked.getCustomQueryOptions().stream()
                .collect(
                        Collectors.toMap(CustomQueryOption::getName, CustomQueryOption::getText, (one, other) -> one)));
    }

    /** The same question for the page that follows, in the service of that address. */
    static URI link(String service, Page page, @Nullable String query, PageToken next) {
        return URI.create(service + "/" + page.table().name() + "?"
                + QueryString.without(query, PointTerms.NAMES, "$skiptoken") + "$skiptoken=" + next.encoded());
    }
}
