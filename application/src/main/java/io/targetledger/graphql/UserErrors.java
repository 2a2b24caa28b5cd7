package io.targetledger.graphql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts refusals into words: {@code messages.properties} in English, {@code messages_zh_CN.properties} in Chinese. */
@Component
public final class UserErrors {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private final MessageSource messages;

    UserErrors(MessageSource messages) {
        this.messages = messages;
    }

    public List<UserError> of(Refusal refusal, Locale locale) {
        return refusal.violations().stream()
                .map(violation -> new UserError(violation.code(), violation.field(), message(violation, locale)))
                .toList();
    }

    /** The violation's text; texts name its arguments in braces. */
    public String message(Violation violation, Locale locale) {
        String text = messages.getMessage(violation.code(), null, untranslated(violation), language(locale));
        return fill(text == null ? untranslated(violation) : text, violation.arguments());
    }

    /** Any Chinese is answered in simplified Chinese, anything else in English. */
    public static Locale language(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static String untranslated(Violation violation) {
        return violation.arguments().isEmpty()
                ? violation.code()
                : violation.code() + " " + new TreeMap<>(violation.arguments());
    }

    private static String fill(String text, Map<String, Object> arguments) {
        return ARGUMENT.matcher(text).replaceAll(found -> {
            Object argument = arguments.get(found.group(1));
            return Matcher.quoteReplacement(argument == null ? found.group() : shown(argument));
        });
    }

    private static String shown(Object argument) {
        return argument instanceof BigDecimal number ? number.toPlainString() : argument.toString();
    }
}
