package io.jenkins.plugins.reflector.cli;

/** Numbers with a noun, as people say them. */
final class Count {

    private Count() {}

    static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
