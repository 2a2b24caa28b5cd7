/**
 * Tables of facts by OData v4, read-only. Apache Olingo reads URLs and writes metadata and JSON; what rows there are and who may
 * read them is said by the tables, as for GraphQL and files.
 */
@NullMarked
package io.targetledger.odata;

import org.jspecify.annotations.NullMarked;
