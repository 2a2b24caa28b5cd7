package io.targetledger.graphql;

import java.util.Locale;

import io.targetledger.shared.LocalizedName;

/** Names in the language of the caller. */
public final class Names {

    private Names() {}

    /** The Chinese name for callers who read Chinese, where there is one; the English name otherwise. */
    public static String in(Locale locale, LocalizedName name) {
        String chinese = name.zh();
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) && chinese != null ? chinese : name.en();
    }
}
