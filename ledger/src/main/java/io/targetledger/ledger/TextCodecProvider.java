package io.targetledger.ledger;

import java.time.Duration;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Writes value types of the JDK that have a standard text form, and no BSON form, as that text. */
final class TextCodecProvider implements CodecProvider {

    private static final Map<Class<?>, TextCodec<?>> CODECS = Map.of(
            Currency.class, new TextCodec<>(Currency.class, Currency::getCurrencyCode, Currency::getInstance),
            Locale.class, new TextCodec<>(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag),
            Duration.class, new TextCodec<>(Duration.class, Duration::toString, Duration::parse),
            Period.class, new TextCodec<>(Period.class, Period::toString, Period::parse),
            YearMonth.class, new TextCodec<>(YearMonth.class, YearMonth::toString, YearMonth::parse),
            Year.class, new TextCodec<>(Year.class, Year::toString, Year::parse),
            MonthDay.class, new TextCodec<>(MonthDay.class, MonthDay::toString, MonthDay::parse),
            OffsetDateTime.class,
                    new TextCodec<>(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
            ZonedDateTime.class, new TextCodec<>(ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse),
            ZoneId.class, new TextCodec<>(ZoneId.class, ZoneId::getId, ZoneId::of));

    @Override
    @SuppressWarnings("unchecked") // the map's value belongs to its key
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return (Codec<T>) CODECS.get(ZoneId.class.isAssignableFrom(type) ? ZoneId.class : type);
    }

    private record TextCodec<T>(Class<T> type, Function<T, String> write, Function<String, T> read)
            implements Codec<T> {

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(write.apply(value));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return read.apply(reader.readString());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
