package io.jenkins.plugins.reflector.engine.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Sprig's functions on the paths of files: always with slashes, as in Git (flux.md 3.7). */
final class PathFunctions {

    private PathFunctions() {}

    static void addTo(Map<String, Function> functions) {
        put(functions, "base", Function.of(1, a -> base(a.text(0))));
        put(functions, "dir", Function.of(1, a -> clean(a.text(0).substring(0, a.text(0).lastIndexOf('/') + 1))));
        put(functions, "clean", Function.of(1, a -> clean(a.text(0))));
        put(functions, "ext", Function.of(1, a -> extension(a.text(0))));
        put(functions, "isAbs", Function.of(1, a -> a.text(0).startsWith("/")));
    }

    private static void put(Map<String, Function> functions, String name, Function function) {
        functions.put(name, function);
        functions.put("os" + Character.toUpperCase(name.charAt(0)) + name.substring(1), function);
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
