package io.targetledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bson.BsonType;
import org.bson.UuidRepresentation;
import org.bson.codecs.BsonTypeClassMap;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.EnumCodecProvider;
import org.bson.codecs.IterableCodecProvider;
import org.bson.codecs.MapCodecProvider;
import org.bson.codecs.UuidCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.jsr310.Jsr310CodecProvider;

/**
 * What payloads, metadata, views and snapshots are written and read with: the driver's codecs for values, enums and
 * collections, and our own where those have none or can not reach (records that are not public, sealed interfaces,
 * maps by something else than text).
 */
final class LedgerCodecs {

    /** What a value becomes when no type is declared, as in metadata. */
    static final BsonTypeClassMap UNDECLARED = new BsonTypeClassMap(Map.of(
            BsonType.DOCUMENT, LinkedHashMap.class,
            BsonType.ARRAY, List.class,
            BsonType.DATE_TIME, Instant.class,
            BsonType.DECIMAL128, BigDecimal.class));

    private static final List<CodecProvider> PROVIDERS = List.of(
            new SoleValueCodecProvider(),
            new RecordCodecProvider(),
            new SealedCodecProvider(),
            new TextCodecProvider(),
            new EnumCodecProvider(),
            new Jsr310CodecProvider(),
            new UuidCodecProvider(UuidRepresentation.STANDARD),
            new ValueCodecProvider(),
            new BsonValueCodecProvider(),
            new AnyValueCodecProvider(),
            new KeyedMapCodecProvider(),
            new CollectionCodecProvider(UNDECLARED),
            new MapCodecProvider(UNDECLARED),
            new IterableCodecProvider(UNDECLARED));

    /** For events and views. */
    static final CodecRegistry REGISTRY = CodecRegistries.fromProviders(PROVIDERS);

    /** For snapshots: also takes plain classes, by their fields. */
    static final CodecRegistry WITH_PLAIN_CLASSES =
            CodecRegistries.fromProviders(Stream.concat(PROVIDERS.stream(), Stream.of(new FieldsCodecProvider()))
                    .toList());

    private LedgerCodecs() {}
}
