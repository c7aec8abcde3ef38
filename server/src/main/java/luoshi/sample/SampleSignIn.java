package luoshi.sample;

import luoshi.kernel.Role;

/** A sign-in of the sample world (样本账号), with the password in the clear as nobody will see it again. */
public record SampleSignIn(Role role, String username, String password) {
    @Override
    public String toString() {
        return role + " " + username;
    }
}
