package luoshi.kernel;

import org.jspecify.annotations.Nullable;

/** The actor of the running request or job, bound for its duration and never left behind on a thread. */
public final class Acting {
    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /** Runs the work as the actor and returns its result. */
    public static <T extends @Nullable Object, X extends Throwable> T as(Actor actor, ScopedValue.CallableOp<T, X> work)
            throws X {
        return ScopedValue.where(ACTOR, actor).call(work);
    }

    /** The bound actor, or null outside of any. */
    public static @Nullable Actor current() {
        return ACTOR.isBound() ? ACTOR.get() : null;
    }
}
