package io.targetledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.jsr310.Jsr310CodecProvider;
import org.bson.codecs.record.RecordCodecProvider;

/** What payloads and metadata are written and read with. */
final class LedgerCodecs {

    /** What a value becomes when no type is declared, as in metadata. */
    private static final BsonTypeClassMap UNDECLARED = new BsonTypeClassMap(Map.of(
            BsonType.DOCUMENT, LinkedHashMap.class,
            BsonType.ARRAY, List.class,
            BsonType.DATE_TIME, Instant.class,
            BsonType.DECIMAL128, BigDecimal.class));

    static final CodecRegistry REGISTRY = CodecRegistries.fromProviders(
            new SoleValueCodecProvider(),
            new TextCodecProvider(),
            new EnumCodecProvider(),
            new Jsr310CodecProvider(),
            new UuidCodecProvider(UuidRepresentation.STANDARD),
            new ValueCodecProvider(),
            new BsonValueCodecProvider(),
            new CollectionCodecProvider(UNDECLARED),
            new MapCodecProvider(UNDECLARED),
            new IterableCodecProvider(UNDECLARED),
            new RecordCodecProvider());

    private LedgerCodecs() {}
}
