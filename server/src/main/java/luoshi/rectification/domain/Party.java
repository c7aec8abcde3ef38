package luoshi.rectification.domain;

/**
 * Who acts on a problem (行为人), as far as its rules ask.
 *
 * @param auxiliary whether he is 辅警, who never verifies and never decides
 * @param decides whether he may decide on it by his post: of the handling unit, a deputy not on what he is in charge of
 * @param verifies whether he may verify by his post, or was asked to
 * @param tied whether he belongs to the lead unit by any post, membership or charge
 * @param reciprocal whether the lead leader verified a problem of his own within {@link Rules#RECIPROCAL_DAYS} days
 */
public record Party(
        long person, boolean auxiliary, boolean decides, boolean verifies, boolean tied, boolean reciprocal) {}
