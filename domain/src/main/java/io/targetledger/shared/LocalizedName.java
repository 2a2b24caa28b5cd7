package io.targetledger.shared;

import org.jspecify.annotations.Nullable;

/** A name in English and, where there is one, in Chinese; at most 200 characters each. */
public record LocalizedName(String en, @Nullable String zh) {

    public static final int LONGEST = 200;

    public LocalizedName {
        en = Text.required("name.en", en, LONGEST);
        zh = Text.optional("name.zh", zh, LONGEST);
    }

    public static LocalizedName of(String en) {
        return new LocalizedName(en, null);
    }
}
