package io.jenkins.plugins.reflector.build;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the keys of each {@code Messages.properties} with the calls of the class that the localizer makes of it.
 * A key is called with every character that Java does not know in a name replaced by {@code _}, after one more
 * {@code _} where the text is wanted later, in the reader's language.
 */
final class MessageChecks {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import ([\\w.]+)\\.Messages;");
    private static final Pattern CALL = Pattern.compile("\\bMessages(?:\\.|::)_?([A-Za-z]\\w*)");

    private MessageChecks() {}

    /** @return one sentence for each key that is called and not there, or there and not called */
    static List<String> faults(Path resources, Path sources) throws IOException {
        Map<String, TreeSet<String>> calledByPackage = new TreeMap<>();
        for (Path source : ProjectFolder.filesBelow(sources, ".java")) {
            collectCalls(Files.readString(source), calledByPackage);
        }
        Map<String, TreeSet<String>> keysByPackage = new TreeMap<>();
        for (Path file : ProjectFolder.filesBelow(resources, "Messages.properties")) {
            String folder = resources.relativize(file.getParent()).toString().replace('\\', '/');
            keysByPackage.put(folder.replace('/', '.'), keysIn(file));
        }
        List<String> faults = new ArrayList<>();
        calledByPackage.forEach((name, called) -> called.stream()
                .filter(key -> !keysByPackage.getOrDefault(name, new TreeSet<>()).contains(key))
                .forEach(key -> faults.add("Messages of " + name + " has no key for " + key)));
        keysByPackage.forEach((name, keys) -> keys.stream()
                .filter(key -> !calledByPackage.getOrDefault(name, new TreeSet<>()).contains(key))
                .forEach(key -> faults.add("Messages of " + name + " has a key for " + key + " that nothing uses")));
        return faults;
    }

    private static void collectCalls(String source, Map<String, TreeSet<String>> calledByPackage) {
        Matcher imported = IMPORT.matcher(source);
        Matcher own = PACKAGE.matcher(source);
        String home = imported.find() ? imported.group(1) : own.find() ? own.group(1) : "";
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            calledByPackage.computeIfAbsent(home, name -> new TreeSet<>()).add(call.group(1));
        }
    }

    private static TreeSet<String> keysIn(Path file) throws IOException {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            messages.load(in);
        }
        TreeSet<String> keys = new TreeSet<>();
        messages.stringPropertyNames().forEach(key -> keys.add(key.replaceAll("\\W", "_")));
        return keys;
    }
}
