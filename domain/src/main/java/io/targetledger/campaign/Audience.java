package io.targetledger.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import io.targetledger.customer.CustomerId;

/**
 * Who is addressed and who is held back.
 *
 * <p>The control group is drawn by a lot anyone can draw again: the members in the order of the SHA-256 of the campaign's
 * id, a line feed and the customer's id; the first ones are held back, as many as the share asks for, rounded half up.
 * Who a customer is has no influence on it, and another campaign holds others back.
 *
 * @param addressed by id
 * @param control by id
 */
public record Audience(List<CustomerId> addressed, List<CustomerId> control) {

    private static final Comparator<CustomerId> BY_ID = Comparator.comparing(CustomerId::value);

    public static Audience drawn(CampaignId campaign, Collection<CustomerId> members, BigDecimal controlShare) {
        int heldBack = controlShare
                .multiply(BigDecimal.valueOf(members.size()))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        List<CustomerId> drawn = members.stream()
                .sorted(Comparator.comparing((CustomerId member) -> lot(campaign, member))
                        .thenComparing(BY_ID))
                .toList();
        return new Audience(
                drawn.subList(heldBack, drawn.size()).stream().sorted(BY_ID).toList(),
                drawn.subList(0, heldBack).stream().sorted(BY_ID).toList());
    }

    private static String lot(CampaignId campaign, CustomerId member) {
        try {
            byte[] drawn = MessageDigest.getInstance("SHA-256")
                    .digest((campaign + "\n" + member).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(drawn);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
