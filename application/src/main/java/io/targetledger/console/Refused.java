package io.targetledger.console;

import java.util.Map;

import io.targetledger.imports.Words;

/** A command that cannot start or go on. Said in one message, in the language of the command. */
public final class Refused extends RuntimeException {

    private final String key;
    private final transient Map<String, ?> arguments;

    /** @param key of the text in the bundle {@code console} */
    public Refused(String key, Map<String, ?> arguments) {
        super(key + " " + arguments, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    public String in(Words words) {
        return words.say(key, arguments);
    }
}
