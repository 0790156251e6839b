package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.engine.print.Called;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What would have to be written as code, or in a Pipeline, to get a describable of ours: the arguments of its constructor, and each
 * field that is not as it is by default.
 */
final class BoundFields {

    private BoundFields() {}

    /** By name; values are texts, numbers, booleans, lists, maps and {@link Called}. */
    @NonNull
    static Map<String, Object> of(@NonNull Object bean) {
        try {
            Constructor<?> constructor = constructor(bean.getClass());
            Map<String, Object> fields = new LinkedHashMap<>();
            List<Object> arguments = new ArrayList<>();
            for (Parameter parameter : constructor.getParameters()) {
                Object value = get(bean, parameter.getName());
                arguments.add(value);
                Object written = written(value);
                if (written != null && !"".equals(written)) {
                    fields.put(parameter.getName(), written);
                }
            }
            Object plain = constructor.newInstance(arguments.toArray());
            for (String name : setters(bean.getClass())) {
                Object written = written(get(bean, name));
                if (written != null && !written.equals(Map.of()) && !Objects.equals(written, written(get(plain, name)))) {
                    fields.put(name, written);
                }
            }
            return fields;
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(bean.getClass() + " is not bound as describables are.", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no constructor that is bound."));
    }

    /** By name, as the order of methods is any. */
    private static TreeSet<String> setters(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = method.getName().substring("set".length());
                names.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            }
        }
        return names;
    }

    private static Object get(Object bean, String field) throws NoSuchMethodException, InvocationTargetException, IllegalAccessException {
        String name = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        Method getter;
        try {
            getter = bean.getClass().getMethod("get" + name);
        } catch (NoSuchMethodException e) {
            getter = bean.getClass().getMethod("is" + name);
        }
        return getter.invoke(bean);
    }

    @CheckForNull
    private static Object written(@CheckForNull Object value) {
        if (value instanceof TagPolicyChoice choice) {
            return new Called(symbol(choice.getClass()), of(choice));
        }
        if (value instanceof AbstractDescribableImpl<?>) {
            return of(value);
        }
        return value instanceof List<?> list ? list.stream().map(BoundFields::written).toList() : value;
    }

    private static String symbol(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .map(inner -> inner.getAnnotation(Symbol.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(symbol -> symbol.value()[0])
                .orElseThrow(() -> new IllegalStateException(type + " has no symbol."));
    }
}
