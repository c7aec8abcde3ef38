package luoshi.rectification.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 立一个问题: from findings, or freely. */
public record NewProblemPage(
        List<String> findings,
        String from,
        String once,
        Field unit,
        Field area,
        Field place,
        Field title,
        Field facts,
        Field severity,
        List<Mistake> mistakes) {}
