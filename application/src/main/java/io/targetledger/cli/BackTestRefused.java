package io.targetledger.cli;

import java.util.Map;

import io.targetledger.imports.Words;

/** A back-test cannot be run; said in the language asked for. */
final class BackTestRefused extends RuntimeException {

    private final String key;
    private final transient Map<String, ?> arguments;

    BackTestRefused(String key, Map<String, ?> arguments) {
        super(key + " " + arguments, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    String in(Words words) {
        return words.say(key, arguments);
    }
}
