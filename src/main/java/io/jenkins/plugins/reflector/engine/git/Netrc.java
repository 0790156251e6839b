package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the format of {@code ~/.netrc}: words in pairs, over any number of lines. */
final class Netrc {

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private Netrc() {}

    /** One machine; {@code machine} is null for the default entry. No text of it shows the password. */
    record Entry(@CheckForNull String machine, @CheckForNull String login, @CheckForNull String password) {
        @Override
        public String toString() {
            return "netrc entry of " + machine;
        }
    }

    static List<Entry> parse(String text) {
        List<String> words = words(text);
        List<Entry> entries = new ArrayList<>();
        Entry entry = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("default")) {
                add(entries, entry);
                entry = new Entry(null, null, null);
            } else if (i + 1 < words.size()) {
                String value = words.get(++i);
                switch (word) {
                    case "machine" -> {
                        add(entries, entry);
                        entry = new Entry(value, null, null);
                    }
                    case "login" -> entry = entry == null ? null : new Entry(entry.machine, value, entry.password);
                    case "password" -> entry = entry == null ? null : new Entry(entry.machine, entry.login, value);
                    default -> {
                        // "account" and what we do not know.
                    }
                }
            }
        }
        add(entries, entry);
        return entries;
    }

    private static void add(List<Entry> entries, @CheckForNull Entry entry) {
        if (entry != null) {
            entries.add(entry);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean macro = false;
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (macro) {
                macro = !stripped.isEmpty();
            } else if (stripped.startsWith("macdef")) {
                macro = true;
            } else if (!stripped.startsWith("#")) {
                Matcher word = WORD.matcher(line);
                while (word.find()) {
                    words.add(word.group(1) == null ? word.group(2) : word.group(1).replaceAll("\\\\(.)", "$1"));
                }
            }
        }
        return words;
    }
}
