package io.targetledger.graphql;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class UserErrorsTest {

    private static final Pattern CODE = Pattern.compile("(?:Refusal|Violation)\\(\\s*\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern NEEDED = Pattern.compile("\"(NEEDS_[A-Z_]+)\"");
    private static final Pattern NAMED_BY_CLASS = Pattern.compile("super\\(\\s*(\\w+)\\.class");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private final UserErrors errors = new UserErrors(messages());

    @Test
    void speaksTheLanguageAskedFor() {
        Refusal refusal = new Refusal("TARGET_NOT_POSITIVE", "target", Map.of("given", new BigDecimal("-5E+2")));
        assertThat(errors.of(refusal, Locale.UK))
                .containsExactly(
                        new UserError("TARGET_NOT_POSITIVE", "target", "The target must be above 0, was -500."));
        assertThat(errors.of(refusal, Locale.forLanguageTag("zh-TW")))
                .containsExactly(new UserError("TARGET_NOT_POSITIVE", "target", "目标值必须大于 0，给出的是 -500。"));
        assertThat(errors.of(refusal, Locale.FRENCH).get(0).message()).startsWith("The target");
    }

    @Test
    void whatWasGivenIsNeverReadAsAPattern() {
        Refusal refusal = new Refusal("UNKNOWN_CURRENCY", "currency", Map.of("given", "$1 {unit} '{0}'"));
        assertThat(errors.of(refusal, Locale.ENGLISH).get(0).message())
                .isEqualTo("$1 {unit} '{0}' is not an ISO 4217 currency code.");
    }

    @Test
    void aCodeWithoutTextShowsItselfAndItsArguments() {
        Violation unknown = new Violation("BRAND_NEW", null, Map.of("given", 1));
        assertThat(errors.message(unknown, Locale.ENGLISH)).isEqualTo("BRAND_NEW {given=1}");
    }

    @Test
    void everyCodeOfTheDomainAndTheGateHasATextInBothLanguages() {
        Set<String> codes = codesIn(Path.of("../domain/src/main/java"));
        codes.addAll(codesIn(Path.of("src/main/java")));
        assertThat(codes)
                .contains("TEXT_MISSING", "GOAL_IS_CLOSED", "STALE_VERSION", "NEEDS_ADMIN")
                .hasSizeGreaterThan(60);
        assertThat(bundle("").stringPropertyNames()).containsAll(codes);
        assertThat(bundle("_zh_CN").stringPropertyNames()).containsAll(codes);
    }

    @Test
    void bothLanguagesHaveTheSameCodesAndNameTheSameArguments() {
        Properties english = bundle("");
        Properties chinese = bundle("_zh_CN");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String code : english.stringPropertyNames()) {
            assertThat(argumentsOf(chinese.getProperty(code)))
                    .as(code)
                    .isEqualTo(argumentsOf(english.getProperty(code)));
        }
    }

    private static Set<String> argumentsOf(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Imports have texts, and a test of them, of their own. */
    private static boolean isAnswered(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("/imports/");
    }

    private static Set<String> codesIn(Path sources) {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(UserErrorsTest::isAnswered).toList()) {
                String source = Files.readString(file);
                CODE.matcher(source).results().map(found -> found.group(1)).forEach(codes::add);
                NEEDED.matcher(source).results().map(found -> found.group(1)).forEach(codes::add);
                if (source.contains("extends Refusal")) {
                    Matcher named = NAMED_BY_CLASS.matcher(source);
                    while (named.find()) {
                        codes.add(named.group(1)
                                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    /** The texts of every bundle the application reads, in one language. */
    private static Properties bundle(String language) {
        Properties all = new Properties();
        for (String name :
                load("application").getProperty("spring.messages.basename").split(",", -1)) {
            all.putAll(load(name.strip() + language));
        }
        return all;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                UserErrorsTest.class.getResourceAsStream("/" + name + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
