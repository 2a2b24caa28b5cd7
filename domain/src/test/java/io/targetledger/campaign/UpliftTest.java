package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpliftTest {

    /** 60 of 200 against 20 of 100: by hand 0.3 − 0.2, ÷ 0.2, × 200; 1.959964 × √(0.3×0.7/200 + 0.2×0.8/100). */
    @Test
    void upliftIsTheDifferenceOfTheRates() {
        Uplift uplift = new Uplift(result(200, 60, "6000"), result(100, 20, "2500"));
        assertThat(uplift.absolute()).isEqualByComparingTo("0.1");
        assertThat(uplift.relative()).isEqualByComparingTo("0.5");
        assertThat(uplift.incrementalConversions()).isEqualByComparingTo("20");
        assertThat(uplift.incrementalRevenue()).isEqualByComparingTo("1000");
        assertThat(uplift.margin()).isEqualByComparingTo("0.100895");
    }

    @Test
    void aCampaignCanDoHarm() {
        assertThat(new Uplift(result(100, 10, "1"), result(100, 20, "2")).absolute())
                .isEqualByComparingTo("-0.1");
    }

    @Test
    void whatIsDividedByNothingIsUnknown() {
        Uplift alone = new Uplift(result(100, 10, "1"), result(0, 0, "0"));
        assertThat(alone.absolute()).isNull();
        assertThat(alone.relative()).isNull();
        assertThat(alone.incrementalConversions()).isNull();
        assertThat(alone.incrementalRevenue()).isNull();
        assertThat(alone.margin()).isNull();
        assertThat(new Uplift(result(100, 10, "1"), result(100, 0, "0")).relative())
                .isNull();
    }

    @Test
    void aCustomerConvertsOnceHoweverOftenTheyBuy() {
        GroupResult result = GroupResult.of(
                Group.AUDIENCE,
                4,
                List.of(
                        conversion("1", "a", Group.AUDIENCE, "10"),
                        conversion("2", "a", Group.AUDIENCE, "20"),
                        conversion("3", "b", Group.AUDIENCE, "1.5"),
                        conversion("4", "c", Group.CONTROL, "100")));
        assertThat(result).isEqualTo(result(4, 2, "31.5"));
        assertThat(result.conversionRate()).isEqualByComparingTo("0.5");
        assertThat(result.revenuePerCustomer()).isEqualByComparingTo("7.875");
        assertThat(result(0, 0, "0").conversionRate()).isNull();
    }

    private static GroupResult result(int size, int converted, String revenue) {
        return new GroupResult(size, converted, new BigDecimal(revenue));
    }

    private static Conversion conversion(String reference, String customer, Group group, String amount) {
        return new Conversion(
                reference,
                new CustomerId("customer/" + customer),
                group,
                LocalDate.of(2026, 4, 2),
                new BigDecimal(amount));
    }
}
