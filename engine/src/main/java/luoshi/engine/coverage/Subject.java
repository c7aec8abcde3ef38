package luoshi.engine.coverage;

import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Who owes: a person or a unit. */
record Subject(SubjectKind kind, long id) {
    static Subject person(long id) {
        return new Subject(SubjectKind.PERSON, id);
    }

    static Subject unit(long id) {
        return new Subject(SubjectKind.UNIT, id);
    }
}
