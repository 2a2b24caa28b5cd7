package io.targetledger.benchmark.append;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** JSON, which Axon's guide advises; its default, XML by XStream, takes several times the time and space. */
final class StockSerializers {

    private StockSerializers() {}

    static Serializer json() {
        ObjectMapper mapper = JsonMapper.builder()
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .build();
        return JacksonSerializer.builder().objectMapper(mapper).build();
    }
}
