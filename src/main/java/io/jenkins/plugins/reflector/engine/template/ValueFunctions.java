package io.jenkins.plugins.reflector.engine.template;

import io.jenkins.plugins.reflector.engine.template.Function.Arguments;
import io.jenkins.plugins.reflector.engine.template.Function.Failure;
import java.util.List;
import java.util.Map;

/** Sprig's functions on values of any type (flux.md 3.7). */
final class ValueFunctions {

    private ValueFunctions() {}

    static void addTo(Map<String, Function> functions) {
        functions.put(
                "default",
                Function.atLeast(1, a -> a.size() == 1 || !GoValue.truth(a.get(1)) ? a.get(0) : a.get(1)));
        functions.put("empty", Function.of(1, a -> !GoValue.truth(a.get(0))));
        functions.put(
                "coalesce",
                Function.atLeast(0, a -> a.values().stream()
                        .filter(GoValue::truth)
                        .findFirst()
                        .orElse(null)));
        functions.put("all", Function.atLeast(0, a -> a.values().stream().allMatch(GoValue::truth)));
        functions.put("any", Function.atLeast(0, a -> a.values().stream().anyMatch(GoValue::truth)));
        functions.put("ternary", Function.of(3, a -> a.bool(2) ? a.get(0) : a.get(1)));
        functions.put("fail", Function.of(1, a -> {
            throw new Failure("error calling fail: " + a.text(0));
        }));
        functions.put("typeOf", Function.of(1, a -> GoValue.type(a.get(0))));
        functions.put("typeIs", Function.of(2, a -> a.text(0).equals(GoValue.type(a.get(1)))));
        functions.put("typeIsLike", functions.get("typeIs"));
        functions.put("kindOf", Function.of(1, a -> GoValue.kind(a.get(0))));
        functions.put("kindIs", Function.of(2, a -> a.text(0).equals(GoValue.kind(a.get(1)))));
        functions.put("deepEqual", Function.of(2, a -> java.util.Objects.equals(a.get(0), a.get(1))));
        functions.put("deepCopy", Function.of(1, a -> a.get(0)));
        functions.put("mustDeepCopy", functions.get("deepCopy"));
        json(functions);
    }

    private static void json(Map<String, Function> functions) {
        functions.put("toJson", Function.of(1, a -> orEmpty(GoJson.compact(a.get(0), true))));
        functions.put("toRawJson", Function.of(1, a -> orEmpty(GoJson.compact(a.get(0), false))));
        functions.put("toPrettyJson", Function.of(1, a -> orEmpty(GoJson.pretty(a.get(0)))));
        functions.put("mustToJson", Function.of(1, a -> orFail(a, GoJson.compact(a.get(0), true))));
        functions.put("mustToRawJson", Function.of(1, a -> orFail(a, GoJson.compact(a.get(0), false))));
        functions.put("mustToPrettyJson", Function.of(1, a -> orFail(a, GoJson.pretty(a.get(0)))));
    }

    private static String orEmpty(String json) {
        return json == null ? "" : json;
    }

    private static String orFail(Arguments arguments, String json) throws Failure {
        if (json == null) {
            throw new Failure("json: unsupported type: " + GoValue.type(arguments.get(0)));
        }
        return json;
    }

    /** The functions that also exist with a name that begins with {@code must}; here both fail alike. */
    static void addMust(Map<String, Function> functions) {
        for (String name : List.of(
                "append", "chunk", "compact", "first", "has", "initial", "last", "prepend", "push", "rest", "reverse",
                "slice", "uniq", "without", "regexFind", "regexFindAll", "regexReplaceAll", "regexReplaceAllLiteral",
                "regexSplit", "merge", "mergeOverwrite")) {
            functions.put("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), functions.get(name));
        }
    }
}
