package io.targetledger.imports;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.targetledger.graphql.UserErrors;
import org.jspecify.annotations.Nullable;

/**
 * What imports and other commands say, in English or Chinese. Texts name their arguments in braces.
 *
 * @param bundle where the texts stand
 */
public record Words(Locale locale, String bundle) {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    public Words {
        locale = UserErrors.language(locale);
    }

    /** Of imports. */
    public Words(Locale locale) {
        this(locale, "imports");
    }

    /** The text of this key, or null where there is none. */
    public @Nullable String find(String key, Map<String, ?> arguments) {
        String text;
        try {
            text = ResourceBundle.getBundle(
                            bundle,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                    .getString(key);
        } catch (MissingResourceException e) {
            return null;
        }
        return ARGUMENT.matcher(text).replaceAll(found -> {
            Object argument = arguments.get(found.group(1));
            return Matcher.quoteReplacement(argument == null ? found.group() : argument.toString());
        });
    }

    public String say(String key, Map<String, ?> arguments) {
        String text = find(key, arguments);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return text;
    }

    public String say(String key) {
        return say(key, Map.of());
    }
}
