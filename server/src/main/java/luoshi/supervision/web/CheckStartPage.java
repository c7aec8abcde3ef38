package luoshi.supervision.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 开始检查: where, before anything else. */
public record CheckStartPage(String title, Field unit, Field area, boolean nowhere, List<Mistake> mistakes) {}
