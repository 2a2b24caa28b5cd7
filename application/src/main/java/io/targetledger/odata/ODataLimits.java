package io.targetledger.odata;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one request may cost.
 *
 * @param maxRowsRead rows that a request looks at: a page that a filter leaves thin ends there and goes on by its link, {@code
 *     $count}, {@code $orderby} and a key are refused beyond
 * @param maxRowsSorted rows that {@code $orderby} holds at once, when it is not by change
 */
@ConfigurationProperties("target-ledger.odata")
record ODataLimits(
        @DefaultValue("200000") int maxRowsRead,
        @DefaultValue("20000") int maxRowsSorted) {

    ODataLimits {
        if (maxRowsRead < 1 || maxRowsSorted < 1) {
            throw new IllegalArgumentException(
                    "target-ledger.odata.max-rows-read and max-rows-sorted must be above 0, were %d and %d"
                            .formatted(maxRowsRead, maxRowsSorted));
        }
    }
}
