package io.targetledger.product;

import java.math.BigDecimal;

import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductEvent.ListingChanged;
import io.targetledger.product.ProductEvent.ProductDiscontinued;
import io.targetledger.product.ProductEvent.ProductListed;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProductTest {

    private static final ProductId GTX = new ProductId("product/gtx.pro");
    private static final ProductListing AT_4821 = listing("4821", "USD");
    private static final ProductListing AT_4900 = listing("4900", "USD");
    private static final Reason WHY = new Reason("new price list");

    private final AggregateTestFixture<Product> product = new AggregateTestFixture<>(Product.class);

    @Test
    void aProductIsListed() {
        product.givenNoPriorActivity().when(new ListProduct(GTX, AT_4821, null)).expectEvents(listed());
    }

    @Test
    void aProductListedAgainChangesWhatDiffers() {
        product.given(listed())
                .when(new ListProduct(GTX, AT_4900, WHY))
                .expectEvents(new ListingChanged(GTX, AT_4821, AT_4900, WHY));
    }

    @Test
    void anEqualListingRecordsNothing() {
        product.given(listed())
                .when(new ListProduct(GTX, listing("4821.00", "USD"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aProductIsDiscontinuedWithAReason() {
        product.given(listed()).when(new DiscontinueProduct(GTX, WHY)).expectEvents(new ProductDiscontinued(GTX, WHY));
    }

    @Test
    void aProductIsNotDiscontinuedWithoutAReason() {
        product.given(listed())
                .when(new DiscontinueProduct(GTX, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aDiscontinuedProductIsNotDiscontinuedAgain() {
        product.given(listed(), new ProductDiscontinued(GTX, WHY))
                .when(new DiscontinueProduct(GTX, WHY))
                .expectException(Refused.with("PRODUCT_IS_DISCONTINUED productId"))
                .expectNoEvents();
    }

    @Test
    void theListingOfADiscontinuedProductIsNotChanged() {
        product.given(listed(), new ProductDiscontinued(GTX, WHY))
                .when(new ListProduct(GTX, AT_4900, WHY))
                .expectException(Refused.with("PRODUCT_IS_DISCONTINUED productId"))
                .expectNoEvents();
    }

    @Test
    void aPriceListSentAgainIsNoErrorForADiscontinuedProduct() {
        product.given(listed(), new ProductDiscontinued(GTX, WHY))
                .when(new ListProduct(GTX, AT_4821, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, USD, PRICE_NEGATIVE listPrice",
        "1, , CURRENCY_MISSING currency",
        "1, usd, UNKNOWN_CURRENCY currency",
    })
    void aPriceIsNotNegativeAndHasACurrency(String price, @Nullable String currency, String named) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> listing(price, currency));
        assertThat(Refused.named(refusal)).containsExactly(named);
    }

    private static ProductListed listed() {
        return new ProductListed(GTX, AT_4821);
    }

    private static ProductListing listing(String price, @Nullable String currency) {
        return new ProductListing("GTX Pro", "GTX", new BigDecimal(price), currency);
    }
}
