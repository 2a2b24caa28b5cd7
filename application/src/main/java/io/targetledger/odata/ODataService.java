package io.targetledger.odata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.targetledger.command.AccessDenied;
import io.targetledger.command.AccessPolicy;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.fact.UnitLimits;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataContent;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.serializer.CustomContentTypeSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /odata}, {@code /odata/$metadata}, {@code /odata/{table}}: OData 4.0, read-only, JSON. The headers {@code
 * X-Ledger-Snapshot} and {@code X-Ledger-Position} say what rows were read at.
 */
@RestController
final class ODataService {

    private static final String ROOT = "/odata";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> LISTS = Set.of("/", "/$metadata");

    private final OData odata = OData.newInstance();
    private final FactTables tables;
    private final UnitLimits units;
    private final Views views;
    private final AccessPolicy access;
    private final UserErrors words;
    private final ODataLimits limits;

    ODataService(
            FactTables tables,
            UnitLimits units,
            Views views,
            AccessPolicy access,
            UserErrors words,
            ODataLimits limits) {
        this.tables = tables;
        this.units = units;
        this.views = views;
        this.access = access;
        this.words = words;
        this.limits = limits;
    }

    @RequestMapping({ROOT, ROOT + "/**"})
    void answer(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ODataErrors errors = new ODataErrors(odata, words, locale);
        send(
                READING.contains(request.getMethod()) ? read(actor, request, errors) : readOnly(request, errors),
                response);
    }

    private ODataResponse read(Actor actor, HttpServletRequest request, ODataErrors errors) {
        ODataResponse answer = new ODataResponse();
        try {
            ODataRequest asked = asked(request);
            QueryString.check(request.getQueryString());
            List<FactTable<?>> readable = readableBy(actor);
            boolean lists = LISTS.contains(QueryString.decoded(asked.getRawODataPath()));
            ServiceMetadata model =
                    odata.createServiceMetadata(new FactModel(lists ? readable : tables.all()), FactModel.references());
            ODataHandler handler = odata.createRawHandler(model);
            handler.register(new TableProcessor(new TableReads(tables, units, views, access, limits, actor)));
            handler.register(errors);
            handler.register((CustomContentTypeSupport) (offered, type) -> withoutAtom(offered));
            answer = handler.process(asked);
        } catch (Refusal | AccessDenied | UnanswerableRead refused) {
            errors.refuse(answer, refused);
        }
        errors.rethrow();
        return answer;
    }

    private static ODataResponse readOnly(HttpServletRequest request, ODataErrors errors) {
        ODataResponse answer = new ODataResponse();
        answer.setHeader("Allow", "GET, HEAD");
        errors.refuse(
                answer,
                HttpStatus.METHOD_NOT_ALLOWED,
                new Violation("ODATA_READ_ONLY", null, Map.of("given", request.getMethod())));
        return answer;
    }

    /**
     * Other tables are not listed for the actor; asked for all the same, they are denied.
     *
     * @throws AccessDenied if there are none
     */
    private List<FactTable<?>> readableBy(Actor actor) {
        List<FactTable<?>> readable = new ArrayList<>();
        @Nullable AccessDenied denied = null;
        for (FactTable<?> table : tables.all()) {
            try {
                access.checkReading(actor, table.name());
                units.check(actor, table);
                readable.add(table);
            } catch (AccessDenied e) {
                denied = e;
            }
        }
        if (readable.isEmpty() && denied != null) {
            throw denied;
        }
        return readable;
    }

    /** Metadata is XML or JSON, everything else JSON. */
    private static List<ContentType> withoutAtom(List<ContentType> offered) {
        return offered.stream()
                .filter(type -> !type.isCompatible(ContentType.APPLICATION_ATOM_XML)
                        && (!type.isCompatible(ContentType.APPLICATION_XML)
                                || !offered.contains(ContentType.APPLICATION_ATOM_XML)))
                .toList();
    }

    private static ODataRequest asked(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + ROOT.length());
        String url = request.getRequestURL().toString();
        ODataRequest asked = new ODataRequest();
        asked.setMethod(HttpMethod.GET);
        asked.setProtocol(request.getProtocol());
        asked.setRawBaseUri(url.substring(0, url.length() - path.length()));
        asked.setRawODataPath(path.isEmpty() ? "/" : path);
        asked.setRawQueryPath(request.getQueryString());
        asked.setRawRequestUri(url + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
        for (String name : Collections.list(request.getHeaderNames())) {
            asked.addHeader(name, Collections.list(request.getHeaders(name)));
        }
        return asked;
    }

    private static void send(ODataResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode());
        answer.getAllHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        ODataContent rows = answer.getODataContent();
        if (rows != null) {
            rows.write(response.getOutputStream());
        } else if (answer.getContent() != null) {
            answer.getContent().transferTo(response.getOutputStream());
        }
    }
}
