package io.targetledger.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * When a customer belonged to a segment, with what was said before and holds no more.
 *
 * @param held who belongs when, as {@link MembershipView} has it; null where the customer never belonged for a day
 * @param gone first days of stays that there are no more, in the order in which they went
 */
public record MembershipFactView(
        SegmentId segment, CustomerId customer, @Nullable MembershipView held, List<LocalDate> gone) {

    /** @param gone it counts no more */
    record Stay(LocalDate since, @Nullable LocalDate until, boolean gone) {}

    MembershipFactView become(@Nullable MembershipView after) {
        List<LocalDate> left = new ArrayList<>(gone);
        List<LocalDate> now = firstDays(after);
        firstDays(held).stream().filter(day -> !now.contains(day)).forEach(left::add);
        left.removeAll(now);
        return new MembershipFactView(segment, customer, after, List.copyOf(left));
    }

    private static List<LocalDate> firstDays(@Nullable MembershipView view) {
        return view == null
                ? List.of()
                : view.spans().stream().map(MembershipView.Stay::since).toList();
    }

    /** All there ever were. */
    List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        if (held != null) {
            held.spans().forEach(stay -> stays.add(new Stay(stay.since(), stay.until(), false)));
        }
        gone.forEach(since -> stays.add(new Stay(since, since, true)));
        return stays;
    }
}
