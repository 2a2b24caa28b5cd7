package io.targetledger.segment;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MembershipFactViewTest {

    private static final SegmentId SEGMENT = new SegmentId("segment/key");
    private static final CustomerId CUSTOMER = new CustomerId("customer/acme");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private static final MembershipView HELD =
            new MembershipView(SEGMENT, CUSTOMER, List.of(new MembershipView.Stay(MARCH, null, List.of(), List.of())));

    @Test
    void aStayThatWasTakenBackIsToldAsGoneUntilItIsThereAgain() {
        MembershipFactView view = new MembershipFactView(SEGMENT, CUSTOMER, HELD, List.of());

        assertThat(view.stays()).containsExactly(new MembershipFactView.Stay(MARCH, null, false));
        assertThat(view.become(null).stays()).containsExactly(new MembershipFactView.Stay(MARCH, MARCH, true));
        assertThat(view.become(null).become(HELD).stays()).isEqualTo(view.stays());
    }

    @Test
    void aLaterStayThatWasTakenBackLeavesTheEarlier() {
        MembershipView longer = new MembershipView(
                SEGMENT,
                CUSTOMER,
                List.of(
                        new MembershipView.Stay(MARCH, LocalDate.of(2026, 4, 1), List.of(), List.of()),
                        new MembershipView.Stay(MAY, null, List.of(), List.of())));
        MembershipView shorter =
                new MembershipView(SEGMENT, CUSTOMER, longer.spans().subList(0, 1));

        assertThat(new MembershipFactView(SEGMENT, CUSTOMER, longer, List.of())
                        .become(shorter)
                        .stays())
                .containsExactly(
                        new MembershipFactView.Stay(MARCH, LocalDate.of(2026, 4, 1), false),
                        new MembershipFactView.Stay(MAY, MAY, true));
    }
}
