package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rule for methods that a browser can call: public, by POST, and nothing before a permission check.
 *
 * <p>Forms are filled and checked by {@code doCheck…}, {@code doFill…} and {@code doTest…}, whatever their visibility;
 * any other {@code do…} is one only if it is public.
 */
final class WebMethods {

    private static final Pattern OF_FORMS = Pattern.compile("do(Check|Fill|Test)[A-Z]\\w*");
    private static final Pattern OTHER = Pattern.compile("do[A-Z]\\w*");
    private static final Set<String> VERBS =
            Set.of("org.kohsuke.stapler.verb.POST", "org.kohsuke.stapler.interceptor.RequirePOST");
    private static final Set<String> CHECKS =
            Set.of("checkPermission", "hasPermission", "checkAnyPermission", "hasAnyPermission");

    private WebMethods() {}

    /** @return one sentence for each fault; empty if all web methods keep the rule */
    static List<String> faults(Iterable<JavaClass> classes) {
        List<String> faults = new ArrayList<>();
        for (JavaClass type : classes) {
            type.getMethods().stream()
                    .filter(WebMethods::isWebMethod)
                    .sorted((a, b) -> a.getFullName().compareTo(b.getFullName()))
                    .forEach(method -> check(method, faults));
        }
        return faults;
    }

    private static boolean isWebMethod(JavaMethod method) {
        if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        return OF_FORMS.matcher(method.getName()).matches()
                || OTHER.matcher(method.getName()).matches()
                        && method.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static void check(JavaMethod method, List<String> faults) {
        String name = method.getOwner().getSimpleName() + "." + method.getName();
        if (!method.getModifiers().contains(JavaModifier.PUBLIC)) {
            faults.add(name + " is not public, so Stapler never finds it");
        }
        if (VERBS.stream().noneMatch(method::isAnnotatedWith)) {
            faults.add(name + " has neither @POST nor @RequirePOST");
        }
        if (!checksPermission(method, new HashSet<>())) {
            faults.add(name + " calls neither checkPermission nor hasPermission");
        }
    }

    /** Directly, or in a method of our own that it calls. */
    private static boolean checksPermission(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
        if (!seen.add(code)) {
            return false;
        }
        for (JavaMethodCall call : code.getMethodCallsFromSelf()) {
            if (CHECKS.contains(call.getTarget().getName())) {
                return true;
            }
            if (call.getTargetOwner().getPackageName().startsWith(OwnClasses.BASE)
                    && call.getTarget().resolveMember().filter(m -> checksPermission(m, seen)).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
