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
    /** 系统管理员：管单位、人员名册、日历，不看个人记录 */
    ADMINISTRATOR,
    /** 安全保密管理员：管账号和角色，不看个人记录 */
    SECURITY_ADMINISTRATOR,
    /** 审计管理员：看审计链，别的都不管 */
    AUDIT_ADMINISTRATOR;

    /** Whether the role belongs to the leadership of a station (所领导). */
    public boolean leads() {
        return this == CHIEF || this == INSTRUCTOR || this == DEPUTY;
    }

    /** Whether the role is one of the three administrators (三员), who run the program and see no personal records. */
    public boolean administers() {
        return this == ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDIT_ADMINISTRATOR;
    }
}
