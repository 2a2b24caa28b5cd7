package io.targetledger.imports;

import java.util.regex.Pattern;

/** Ids made of what other systems call things. */
public final class Codes {

    private static final Pattern NOT_IN_CODE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._:-]+");

    private Codes() {}

    /**
     * The id of this kind: the value itself where it is one already, else the kind and the value with dots in the place of
     * signs that ids do not have. The case is kept: other systems may tell {@code a1} from {@code A1}.
     */
    public static String id(String kind, String value) {
        String prefix = kind + "/";
        String given = value.strip();
        return given.startsWith(prefix)
                ? given
                : prefix + NOT_IN_CODE.matcher(given).replaceAll(".");
    }
}
