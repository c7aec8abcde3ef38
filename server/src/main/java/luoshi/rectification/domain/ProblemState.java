package luoshi.rectification.domain;

/** Where a problem (问题) stands on its way (domain §5). */
public enum ProblemState {
    /** 已立项，等定人 */
    OPENED,
    /** 已定人，等定措施 */
    ASSIGNED,
    /** 措施已定 */
    PLANNED,
    /** 整改中 */
    UNDER_WAY,
    /** 等验收 */
    CLAIMED,
    /** 已销号，等回头看 */
    VERIFIED,
    /** 回头看都站住了，等了结 */
    LOOKED_BACK,
    /** 已了结 */
    SETTLED,
    /** 反复：由新立的问题接着办 */
    RELAPSED,
    /** 已撤销立项 */
    WITHDRAWN;

    /** Whether nothing follows on it in this record. */
    public boolean ended() {
        return this == SETTLED || this == RELAPSED || this == WITHDRAWN;
    }

    /** Whether it is still to be put right or to be verified: what can be late. */
    public boolean open() {
        return compareTo(CLAIMED) <= 0;
    }

    /** Whether it is verified and watched, so that the same again is a relapse. */
    public boolean watched() {
        return this == VERIFIED || this == LOOKED_BACK;
    }

    /** Whether measures are being set and carried out. */
    public boolean working() {
        return this == ASSIGNED || this == PLANNED || this == UNDER_WAY;
    }
}
