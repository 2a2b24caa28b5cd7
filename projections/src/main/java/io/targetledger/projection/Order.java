package io.targetledger.projection;

/**
 * What a list is ordered by; the key settles ties.
 *
 * @param path a property every row has, e.g. {@code view.title} or {@code createdAt}
 */
public record Order(String path, boolean descending) {

    public static final Order BY_KEY = ascending(RowCodec.KEY);

    /** By ledger position of the latest event. */
    public static final String POSITION = RowCodec.FROM;

    public static Order ascending(String path) {
        return new Order(path, false);
    }

    public static Order descending(String path) {
        return new Order(path, true);
    }

    /** What tells this order from another, for cursors. */
    String name() {
        return path + (descending ? "-" : "+");
    }
}
