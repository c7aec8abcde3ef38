package luoshi.kernel;

/** What an account may do (角色); what it may see follows from its unit and charges. */
public enum Role {
    /** 所长 */
    CHIEF,
    /** 教导员 */
    INSTRUCTOR,
    /** 副所长 */
    DEPUTY,
    /** 警组长、队长 */
    TEAM_LEADER,
    /** 民警 */
    OFFICER,
    /** 辅警 */
    AUXILIARY,
    /** 分局督察 */
    INSPECTOR,
    /** 业务指导部门 */
    GUIDANCE,
    /** 管理员：管单位、账号、日历，不看个人记录 */
    ADMINISTRATOR;

    /** Whether the role belongs to the leadership of a station (所领导). */
    public boolean leads() {
        return this == CHIEF || this == INSTRUCTOR || this == DEPUTY;
    }
}
