package io.targetledger.odata;

import java.net.URI;
import java.util.Objects;

import io.targetledger.fact.FactTable;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.processor.ServiceDocumentProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers of the service: what tables there are, pages of rows, single rows, and counts. One for each request. */
final class TableProcessor implements ServiceDocumentProcessor, CountEntityCollectionProcessor, EntityProcessor {

    private static final int OK = 200;
    private static final String READ_ONLY = "GET, HEAD";

    private final TableReads reads;
    private @Nullable OData odata;
    private @Nullable ServiceMetadata metadata;

    TableProcessor(TableReads reads) {
        this.reads = reads;
    }

    @Override
    public void init(OData library, ServiceMetadata model) {
        this.odata = library;
        this.metadata = model;
    }

    @Override
    public void readServiceDocument(ODataRequest request, ODataResponse response, UriInfo asked, ContentType format)
            throws ODataLibraryException {
        // Whole addresses, so that they are the same for who asked without a slash at the end.
        response.setContent(odata().createSerializer(format)
                .serviceDocument(metadata(), request.getRawBaseUri())
                .getContent());
        answer(response, format.toContentTypeString());
    }

    @Override
    public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo asked, ContentType format)
            throws ODataLibraryException {
        @Nullable
        Integer preferred =
                odata().createPreferences(request.getHeaders(HttpHeader.PREFER)).getMaxPageSize();
        int most = preferred == null || preferred < 1 ? FactTable.MOST_ROWS : Math.min(preferred, FactTable.MOST_ROWS);
        TableReads.Page page = reads.page(asked, most);

        Rows rows = new Rows(page.table(), page.rows());
        PageToken next = page.next();
        if (next != null) {
            rows.setNext(TableReads.link(request.getRawBaseUri(), page, request.getRawQueryPath(), next));
        }
        Long count = page.count();
        if (count != null) {
            rows.setCount(count.intValue());
        }
        EdmEntitySet set = TableReads.setOf(asked).getEntitySet();
        EntityCollectionSerializerOptions options = EntityCollectionSerializerOptions.with()
                .contextURL(context(request, asked, set).build())
                .select(asked.getSelectOption())
                .count(asked.getCountOption())
                .writeContentErrorCallback((failed, channel) -> {
                    throw new ODataRuntimeException("Row of " + set.getName(), failed.getException());
                })
                .build();
        response.setODataContent(odata().createSerializer(format)
                .entityCollectionStreamed(metadata(), set.getEntityType(), rows, options)
                .getODataContent());
        if (preferred != null && preferred == most) {
            response.setHeader(HttpHeader.PREFERENCE_APPLIED, "odata.maxpagesize=" + most);
        }
        readAt(response, page);
        answer(response, format.toContentTypeString());
    }

    @Override
    public void readEntity(ODataRequest request, ODataResponse response, UriInfo asked, ContentType format)
            throws ODataLibraryException {
        TableReads.Page page = reads.row(asked);
        EdmEntitySet set = TableReads.setOf(asked).getEntitySet();
        EntitySerializerOptions options = EntitySerializerOptions.with()
                .contextURL(context(request, asked, set)
                        .suffix(ContextURL.Suffix.ENTITY)
                        .build())
                .select(asked.getSelectOption())
                .build();
        response.setContent(odata().createSerializer(format)
                .entity(metadata(), set.getEntityType(), new Rows(page.table(), page.rows()).next(), options)
                .getContent());
        readAt(response, page);
        answer(response, format.toContentTypeString());
    }

    @Override
    public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo asked)
            throws ODataLibraryException {
        long count = reads.count(asked);
        response.setContent(odata().createFixedFormatSerializer().count((int) count));
        answer(response, ContentType.TEXT_PLAIN.toContentTypeString());
    }

    @Override
    public void createEntity(
            ODataRequest request, ODataResponse response, UriInfo asked, ContentType given, ContentType format) {
        throw Unsupported.of(request.getMethod().name(), READ_ONLY);
    }

    @Override
    public void updateEntity(
            ODataRequest request, ODataResponse response, UriInfo asked, ContentType given, ContentType format) {
        throw Unsupported.of(request.getMethod().name(), READ_ONLY);
    }

    @Override
    public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo asked) {
        throw Unsupported.of(request.getMethod().name(), READ_ONLY);
    }

    private ContextURL.Builder context(ODataRequest request, UriInfo asked, EdmEntitySet set)
            throws ODataLibraryException {
        return ContextURL.with()
                .serviceRoot(URI.create(request.getRawBaseUri() + "/"))
                .entitySet(set)
                .selectList(odata().createUriHelper()
                        .buildContextURLSelectList(set.getEntityType(), null, asked.getSelectOption()));
    }

    private static void readAt(ODataResponse response, TableReads.Page page) {
        response.setHeader("X-Ledger-Snapshot", page.snapshot().token());
        response.setHeader("X-Ledger-Position", Long.toString(page.snapshot().position()));
    }

    private static void answer(ODataResponse response, String contentType) {
        response.setStatusCode(OK);
        response.setHeader(HttpHeader.CONTENT_TYPE, contentType);
        response.setHeader("Cache-Control", "no-store");
    }

    private OData odata() {
        return Objects.requireNonNull(odata, "set before every request");
    }

    private ServiceMetadata metadata() {
        return Objects.requireNonNull(metadata, "set before every request");
    }
}
