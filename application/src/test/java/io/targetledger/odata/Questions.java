package io.targetledger.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.targetledger.fact.FactTable;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Filters as the library reads them. */
final class Questions {

    private Questions() {}

    static Expression filter(FactTable<?> table, String text) {
        OData odata = OData.newInstance();
        try {
            return new Parser(
                            odata.createServiceMetadata(new FactModel(List.of(table)), List.of())
                                    .getEdm(),
                            odata)
                    .parseUri(
                            "/" + table.name(),
                            "$filter="
                                    + URLEncoder.encode(text, StandardCharsets.UTF_8)
                                            .replace("+", "%20"),
                            null,
                            "http://localhost/odata")
                    .getFilterOption()
                    .getExpression();
        } catch (ODataException e) {
            throw new AssertionError(text, e);
        }
    }
}
