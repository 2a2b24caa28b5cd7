package io.targetledger.fact;

import java.util.List;
import java.util.function.Consumer;

import io.targetledger.projection.ReadPoint;

/**
 * Rows of one kind, all of the same columns whatever the data. Rows are in the order in which they were changed, so that
 * what a refresh lacks is the end of the table; a row that counts no more stays and says so.
 *
 * @param <R> a record whose components are the columns, each with its {@link Meaning}
 */
public interface FactTable<R extends Record & FactRow> {

    /** Most rows of a page. */
    int MOST_ROWS = 10_000;

    /** Name of the table and of its field in the schema, e.g. {@code measurementFacts}. */
    String name();

    /** Its name is that of the rows' type in the schema, e.g. {@code MeasurementFact}. */
    Class<R> rowType();

    /** What rows can be asked for by. */
    List<FactFilter> filters();

    /** Whether the order of rows is that of their {@code changedAtPosition}. */
    default boolean inOrderOfChange() {
        return true;
    }

    default Reach reach() {
        return Reach.EVERYBODY;
    }

    default List<Column> columns() {
        return Column.of(rowType());
    }

    /**
     * Rows as they were at the point; the cost grows with the page, not with what lies before it.
     *
     * @throws io.targetledger.projection.UnanswerableRead {@code CURSOR_INVALID}, {@code UNKNOWN_NAME} for a filter there is not
     * @throws IllegalStateException if it is asked for rows of some members only and does not {@linkplain #reach tell} of whom they are
     */
    FactPage<R> page(FactQuestion question, ReadPoint at);

    /** All rows asked for, a page at a time: no more than one page is held. */
    default void forEach(FactQuestion question, ReadPoint at, Consumer<? super R> each) {
        FactPage<R> page = page(question, at);
        page.rows().forEach(each);
        while (page.hasNextPage()) {
            page = page(question.after(page.endCursor()), at);
            page.rows().forEach(each);
        }
    }
}
