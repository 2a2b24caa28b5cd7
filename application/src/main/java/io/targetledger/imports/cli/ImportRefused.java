package io.targetledger.imports.cli;

import java.util.Map;

import io.targetledger.imports.Words;

/** An import that cannot start or go on. Said in one message, in the language of the command. */
final class ImportRefused extends RuntimeException {

    private final String key;
    private final Map<String, ?> arguments;

    /** @param key of the text in the bundle {@code imports} */
    ImportRefused(String key, Map<String, ?> arguments) {
        super(key + " " + arguments, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    String in(Words words) {
        return words.say(key, arguments);
    }
}
