package io.targetledger.console;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The language the command line speaks: English, or Chinese where it is asked for or the environment is Chinese. */
public final class Language {

    private Language() {}

    /** @param asked by an option; null to take the environment's */
    public static Locale of(@Nullable String asked) {
        String language = asked != null
                ? asked
                : Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(System::getenv)
                        .filter(value -> value != null && !value.isBlank())
                        .findFirst()
                        .orElse("en");
        return language.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
