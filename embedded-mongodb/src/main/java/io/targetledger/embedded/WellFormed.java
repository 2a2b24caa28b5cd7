package io.targetledger.embedded;

/** Whether bytes from a client may be stored as they are: whether they are one document whose parts end where they say. */
final class WellFormed {

    private static final byte END = 0x00;
    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BINARY = 0x05;
    private static final byte BOOLEAN = 0x08;
    /** The one kind of binary that no decoder looks into. */
    private static final byte GENERIC = 0x00;

    private static final int NO = -1;
    private static final int MOST_LEVELS = 100;
    private static final int MOST_NAMES = 256;

    private final byte[] bytes;
    /** Of the names of the fields on the way to where the reading is. */
    private final int[] hashes = new int[MOST_NAMES];

    private int names;

    private WellFormed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** May say no to what only the stock decoder understands: rare and deprecated types, very deep documents, hundreds of fields. */
    static boolean isDocument(byte[] bytes) {
        return new WellFormed(bytes).afterDocument(0, bytes.length, 0, false) == bytes.length;
    }

    /** Where the document ends that begins here, {@link #NO} if it does not end before the limit. */
    private int afterDocument(int start, int limit, int level, boolean array) {
        if (limit - start < Integer.BYTES + 1 || level == MOST_LEVELS) {
            return NO;
        }
        int size = int32(start);
        if (size < Integer.BYTES + 1 || size > limit - start) {
            return NO;
        }
        int end = start + size - 1;
        int firstName = names;
        int at = start + Integer.BYTES;
        for (int n = 0; at < end && at != NO; n++) {
            byte type = bytes[at];
            int value = array ? afterIndex(n, at + 1, end) : afterNewName(firstName, at + 1, end);
            at = type == END || value == NO ? NO : afterValue(type, value, end, level);
        }
        names = firstName;
        return at == end && bytes[end] == END ? end + 1 : NO;
    }

    /** Says no also to names that only look the same, which are rare. */
    private int afterNewName(int firstName, int start, int limit) {
        int hash = 1;
        int at = start;
        while (at < limit && bytes[at] != END) {
            hash = 31 * hash + bytes[at++];
        }
        for (int i = firstName; i < names; i++) {
            if (hashes[i] == hash) {
                return NO;
            }
        }
        if (at == limit || names == MOST_NAMES) {
            return NO;
        }
        hashes[names++] = hash;
        return at + 1;
    }

    /** The elements of an array are named by their places. */
    private int afterIndex(int index, int start, int limit) {
        int number = 0;
        int at = start;
        while (at < limit && bytes[at] != END && number <= index) {
            number = 10 * number + bytes[at++] - '0';
        }
        return at > start && at < limit && bytes[at] == END && number == index ? at + 1 : NO;
    }

    private int afterValue(byte type, int at, int limit, int level) {
        if (type == DOCUMENT || type == ARRAY) {
            return afterDocument(at, limit, level + 1, type == ARRAY);
        }
        int fixed = PartialDecoder.fixedSizeOf(type);
        if (fixed >= 0) {
            boolean plain = type != BOOLEAN || (at < limit && bytes[at] >> 1 == 0);
            return plain && fixed <= limit - at ? at + fixed : NO;
        }
        if ((type != STRING && type != BINARY) || limit - at < Integer.BYTES + 1) {
            return NO;
        }
        int length = int32(at);
        int least = type == STRING ? 1 : 0;
        int end = at + Integer.BYTES + (type == BINARY ? 1 : 0);
        if (length < least || length > limit - end) {
            return NO;
        }
        boolean usual = type == STRING ? bytes[end + length - 1] == END : bytes[end - 1] == GENERIC;
        return usual ? end + length : NO;
    }

    private int int32(int at) {
        return PartialDecoder.int32(bytes, at);
    }
}
