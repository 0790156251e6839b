package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rule that an exception tells what happened: none is built, or referred to as {@code X::new}, with no arguments. */
final class ExceptionMessages {

    /** What the compiler itself adds to a switch that covers all constants of an enum or all cases of a sealed type. */
    private static final Set<String> OF_THE_COMPILER =
            Set.of("java.lang.IncompatibleClassChangeError", "java.lang.MatchException");

    private ExceptionMessages() {}

    /** @return one sentence for each fault; empty if every exception has something to say */
    static List<String> faults(Iterable<JavaClass> classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.isAssignableTo(Throwable.class)) {
                continue;
            }
            Stream.<JavaCodeUnitAccess<?>>concat(
                            type.getConstructorCallsFromSelf().stream(),
                            type.getConstructorReferencesFromSelf().stream())
                    .filter(call -> call.getTargetOwner().isAssignableTo(Throwable.class))
                    .filter(call -> !OF_THE_COMPILER.contains(call.getTargetOwner().getName()))
                    .filter(call -> call.getTarget().getRawParameterTypes().isEmpty())
                    .forEach(call -> faults.add("%s:%d builds %s without a message"
                            .formatted(
                                    type.getSimpleName(),
                                    call.getLineNumber(),
                                    call.getTargetOwner().getSimpleName())));
        }
        return List.copyOf(faults);
    }
}
